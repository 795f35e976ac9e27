import type { FieldView } from '@/lib/api/document/views';

type FieldTableProps = { caption: string; fields: (FieldView & { place?: string })[] };

export function FieldTable({ caption, fields }: FieldTableProps) {
  return (
    <div className="overflow-x-auto" role="group" aria-label={caption} tabIndex={0}>
      <table className="api-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">
                <code>{field.name}</code>
                {field.place && <span className="api-note">in {field.place}</span>}
                {field.isRequired && <span className="api-note">required</span>}
              </th>
              <td>
                <span className="api-type">{field.type}</span>
                {field.description && <span> {field.description}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
