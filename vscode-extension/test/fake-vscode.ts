/** As much of the editor as the extension's start needs, with a memory of what it was told. */

type Listener = () => void;

export const told: string[] = [];
export const settings: Record<string, string> = {};
let trusted = false;
let trustListener: Listener = () => {};

export function trust(): void {
  trusted = true;
  trustListener();
}

const disposable = { dispose() {} };

export const window = {
  createOutputChannel: () => ({
    ...disposable,
    show() {},
    info: (text: string) => told.push(text),
    error: (text: string) => told.push(text),
  }),
  showWarningMessage: async (text: string): Promise<string | undefined> => {
    told.push(text);
    return undefined;
  },
};

export const commands = {
  registerCommand: () => disposable,
  executeCommand: async () => undefined,
};

export const workspace = {
  get isTrusted() {
    return trusted;
  },
  getConfiguration: () => ({ get: (name: string, fallback: string) => settings[name] ?? fallback }),
  onDidChangeConfiguration: () => disposable,
  onDidGrantWorkspaceTrust: (listener: Listener) => {
    trustListener = listener;
    return disposable;
  },
};
