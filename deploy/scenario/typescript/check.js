// Prints what the compiler has against each file that is given: syntax and, strictly, types.
import ts from 'typescript';

const program = ts.createProgram(process.argv.slice(2), {
  noEmit: true, strict: true, types: [], lib: ['lib.es2022.d.ts'], target: ts.ScriptTarget.ES2022,
});
for (const found of ts.getPreEmitDiagnostics(program)) {
  console.log(ts.flattenDiagnosticMessageText(found.messageText, ' '));
}
