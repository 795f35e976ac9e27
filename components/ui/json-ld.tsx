type JsonLdProps = { data: Record<string, unknown> };

/** Structured data for search engines. It is data, not a script; `<` is escaped so that no text can end it. */
export function JsonLd({ data }: JsonLdProps) {
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
    />
  );
}
