import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { root } from '../support/program.js';

/** Every module that loading a source file loads: not what it imports as types, nor what it imports when called. */
export function staticImports(entry: string): readonly string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    if (!file.endsWith('.ts')) return;
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
    for (const statement of source.statements) {
      const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
      if (!isImport || !statement.moduleSpecifier || isTypesOnly(statement)) continue;
      const { text } = statement.moduleSpecifier as ts.StringLiteral;
      visit(text.startsWith('.') ? normalize(join(dirname(file), text.replace(/\.js$/, '.ts'))) : text);
    }
  };
  visit(entry);
  return [...found];
}

const isTypesOnly = (statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean =>
  ts.isExportDeclaration(statement)
    ? statement.isTypeOnly
    : statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
