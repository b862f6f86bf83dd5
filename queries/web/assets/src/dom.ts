// What all charts draw with.

const space = "http://www.w3.org/2000/svg";

export type Attributes = Record<string, string | number>;

// svg makes an element of a picture. Style is left to the style sheet.
export function svg(name: string, attributes: Attributes = {}, ...children: (Element | string)[]): SVGElement {
  const e = document.createElementNS(space, name) as SVGElement;
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, String(v));
  e.append(...children);
  return e;
}

// link wraps an element of a picture in a link, with words for those who cannot see it.
export function link(href: string, label: string, ...children: Element[]): SVGElement {
  return svg("a", { href, "aria-label": label }, svg("title", {}, label), ...children);
}

// load fetches what a chart shows.
export async function load<T>(address: string): Promise<T> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error((await answer.json()).detail);
  return answer.json();
}

// each draws every chart of a kind on the page; what goes wrong is said in its place.
export function each(kind: string, draw: (figure: HTMLElement) => Promise<void>) {
  for (const figure of document.querySelectorAll<HTMLElement>(`[data-chart=${kind}]`)) {
    draw(figure).catch((e: Error) => figure.replaceChildren(`This cannot be drawn: ${e.message}`));
  }
}

// plural puts a number before a word.
export const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? "" : "s"}`;

export const entity = (id: string) => "/entities/" + id.split("/").map(encodeURIComponent).join("/");
