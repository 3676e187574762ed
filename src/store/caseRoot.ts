/** A folder that holds case folders: the casebook folder of one workspace folder. */
export interface CaseRoot {
  /** The URI of the casebook folder, as `vscode.Uri.toString()` writes it. It need not exist. */
  readonly uri: string;
  /** The name of the workspace folder, for lists of several. */
  readonly name: string;
}

/** The URI of a case's folder, as `vscode.Uri.toString()` writes it: the key of a case everywhere. */
export type CaseFolder = string;

/** The file of a case inside its folder. */
export const caseFileName = 'case.json';

/** The URI of something inside a folder, encoded as `vscode.Uri.toString()` does, so that both sides get the same key. */
export const joinUri = (folder: string, name: string): string => {
  // VS Code also encodes what encodeURIComponent leaves.
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${folder.replace(/\/$/, '')}/${encoded}`;
};

/** The last name of a URI, decoded. */
export const nameOf = (uri: string): string => {
  const encoded = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
};

/** The URI of the folder around. */
export const parentOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** The URI of a case's file. */
export const caseFileOf = (folder: CaseFolder): string => joinUri(folder, caseFileName);
