import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../support/program.js';

interface Editor {
  /** The documentation shown where the pointer is on the first place of a text. */
  hover(text: string): string;
  /** What is offered at the place of a text, which is taken away first. */
  completions(mark: string): string[];
  /** The documentation of one that is offered. */
  details(mark: string, name: string): string;
}

/** A file in TypeScript's language service, as an editor has it open; `retriage` is the source. */
export function openEditor(file: string, edit: (text: string) => string = (text) => text): Editor {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [file] }, ts.sys, root);
  const marked = edit(readFileSync(file, 'utf8'));
  const text = marked.replace("'|'", "''");
  const read = (name: string) => (name === file ? text : ts.sys.readFile(name));
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = read(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (each) => ts.getDefaultLibFilePath(each),
    fileExists: ts.sys.fileExists,
    readFile: read,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return {
    hover: (place) =>
      ts.displayPartsToString(service.getQuickInfoAtPosition(file, text.indexOf(place) + 1)?.documentation),
    completions: (mark) =>
      service.getCompletionsAtPosition(file, marked.indexOf(mark), {})?.entries.map(({ name }) => name) ?? [],
    details: (mark, name) =>
      ts.displayPartsToString(
        service.getCompletionEntryDetails(file, marked.indexOf(mark), name, {}, undefined, {}, undefined)
          ?.documentation,
      ),
  };
}
