/** The page around a view's script. Knows nothing of the editor, so that it can be tested. */

import { randomBytes } from "node:crypto";

export interface Page {
  title: string;
  /** Where scripts and styles may come from, as the editor names it. */
  source: string;
  script: string;
  style: string;
}

/** A page on which only the given script runs and nothing is fetched. */
export function html(page: Page): string {
  const nonce = randomBytes(18).toString("base64");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src ${page.source}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width">
<title>${escaped(page.title)}</title>
<link rel="stylesheet" href="${escaped(page.style)}">
</head>
<body><main id="view"></main><script nonce="${nonce}" src="${escaped(page.script)}"></script></body>
</html>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
