/** As much of the editor as the extension's start needs, with a memory of what it was told. */

type Listener = () => void;

export const told: string[] = [];
export const settings: Record<string, unknown> = {};
let trusted = false;
let trustListener: Listener = () => {};

export function trust(): void {
  trusted = true;
  trustListener();
}

const disposable = { dispose() {} };
const tell = (text: string) => void told.push(text);

export class EventEmitter<T> {
  private readonly listeners: ((value: T) => void)[] = [];
  event = (listener: (value: T) => void) => {
    this.listeners.push(listener);
    return disposable;
  };
  fire(value: T): void {
    this.listeners.forEach((listener) => listener(value));
  }
  dispose(): void {}
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export const StatusBarAlignment = { Left: 1, Right: 2 };

export const window = {
  createOutputChannel: () => ({ ...disposable, show() {}, info: tell, warn: tell, error: tell }),
  createStatusBarItem: () => ({ ...disposable, show() {} }),
  showWarningMessage: async (text: string): Promise<string | undefined> => {
    tell(text);
    return undefined;
  },
};

const registered = new Map<string, (...args: unknown[]) => unknown>();

export const commands = {
  registerCommand: (name: string, work: (...args: unknown[]) => unknown) => {
    registered.set(name, work);
    return disposable;
  },
  executeCommand: async (name: string, ...args: unknown[]) => registered.get(name)?.(...args),
};

export const languages = { registerCodeLensProvider: () => disposable };

export const tasks = { registerTaskProvider: () => disposable };

export const workspace = {
  workspaceFolders: [],
  get isTrusted() {
    return trusted;
  },
  getConfiguration: () => ({ get: (name: string, fallback: unknown) => settings[name] ?? fallback }),
  onDidChangeConfiguration: () => disposable,
  onDidGrantWorkspaceTrust: (listener: Listener) => {
    trustListener = listener;
    return disposable;
  },
};
