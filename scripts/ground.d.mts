/** The program file of a package. */
export function binOf(name: string, bin?: string): string
/** True when every package that the lock asks for lies in node_modules at that version. */
export function isInstalled(folder: string): boolean
