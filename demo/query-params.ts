// URL parameters offered as links. Each link keeps the other parameters.
const asked = new URLSearchParams(location.search);

/**
 * The parameter's value if a link offers it, or else the first link's value. Links drop the parameters in `forgets`.
 */
export function chosen(name: string, forgets: readonly string[] = []): string {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(`nav[data-choice="${name}"] a`)];
  const values = links.map(({ href }) => new URL(href).searchParams.get(name) ?? '');
  const value = values.find((known) => known === asked.get(name)) ?? values[0] ?? '';
  for (const [i, link] of links.entries()) {
    const params = new URLSearchParams(location.search);
    params.set(name, values[i] ?? '');
    for (const other of forgets) params.delete(other);
    link.search = params.toString();
    if (values[i] === value) link.setAttribute('aria-current', 'true');
  }
  return value;
}
