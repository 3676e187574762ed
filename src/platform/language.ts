import * as vscode from 'vscode';
import { languageFor, say, type Language, type Text } from '../domain/text.ts';

/** The product language that fits the editor's. */
export const language = (): Language => languageFor(vscode.env.language);

/** A domain text in the editor's language. */
export const local = (text: Text): string => say(text, language());
