import { useId, type ReactNode } from 'react';

type SearchFormProps = {
  path: string;
  label: string;
  name?: string;
  value?: string;
  maxLength: number;
  button?: string;
  className?: string;
  inputClassName?: string;
  children?: ReactNode;
};

export function SearchForm({
  path,
  label,
  name = 'search',
  value,
  maxLength,
  button = 'Search',
  className = '',
  inputClassName = '',
  children,
}: SearchFormProps) {
  const id = useId();
  return (
    <form action={path} role="search" className={`filter-search ${className}`.trim()}>
      {children}
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        key={value}
        type="search"
        name={name}
        defaultValue={value}
        placeholder={label}
        maxLength={maxLength}
        className={`input ${inputClassName}`.trim()}
      />
      <button type="submit" className="button">
        {button}
      </button>
    </form>
  );
}
