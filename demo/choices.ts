// Choices that a page's address names, offered as links: each keeps the others.
const asked = new URLSearchParams(location.search);

/** What the address names, if there is a link to it; else the first link's. `forgets` names what a choice makes pointless. */
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
