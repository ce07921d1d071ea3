// dist/custom-elements.json holds what the class comments in src/elements say, with the paths of the built files. From
// it come the files by which VS Code and the JetBrains editors complete tags, attributes and values.
import { getTsProgram, typeParserPlugin } from '@wc-toolkit/type-parser';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const built = (text) => text.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');

function ownFiles(value) {
  if (Array.isArray(value)) return value.map(ownFiles);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      (key === 'path' || key === 'module') && typeof inner === 'string' ? built(inner) : ownFiles(inner),
    ]),
  );
}

const isChoice = (text) => /^'[^']*'( \| '[^']*')*$/.test(text);

/** Keeps the parsed types that are choices of strings, without the empty one: editors list these. */
function onlyChoices(value) {
  if (typeof value !== 'object' || value === null) return;
  if (value.parsedType) {
    if (isChoice(value.parsedType.text)) value.parsedType.text = value.parsedType.text.replace("'' | ", '');
    else delete value.parsedType;
  }
  for (const inner of Object.values(value)) onlyChoices(inner);
}

export default {
  globs: ['src/elements/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  // the names of types are replaced by their values, which editors complete
  overrideModuleCreation: ({ ts, globs }) =>
    getTsProgram(ts, globs, 'tsconfig.json')
      .getSourceFiles()
      .filter(({ fileName }) => fileName.includes('/src/elements/')),
  plugins: [
    typeParserPlugin({ parseObjectTypes: 'none' }),
    {
      name: 'waymark-public',
      packageLinkPhase({ customElementsManifest }) {
        const { modules } = customElementsManifest;
        // registers the tag that it is given: the analyzer takes the name of the parameter for a tag
        const isOfRegister = ({ tagName }) => tagName !== undefined && !tagName.includes('-');
        for (const module of modules) {
          module.declarations = module.declarations?.filter((declaration) => !isOfRegister(declaration));
          module.exports = module.exports?.filter(
            ({ kind, name }) => kind !== 'custom-element-definition' || name.includes('-'),
          );
        }
        for (const { path, declarations = [] } of modules) {
          for (const declaration of declarations) {
            const { name, tagName, members } = declaration;
            if (members) declaration.members = members.filter(({ privacy }) => !privacy || privacy === 'public');
            // registered by a function of ours, which the analyzer does not know
            const definer = tagName && modules.find((module) => module.path === path.replace(/[^/]+$/, 'define.ts'));
            definer?.exports.push({
              kind: 'custom-element-definition',
              name: tagName,
              declaration: { name, module: path },
            });
          }
        }
        onlyChoices(modules);
        for (const { declarations = [] } of modules)
          for (const attribute of declarations.flatMap(({ attributes = [] }) => attributes))
            if (attribute.name === 'config') attribute.type = { text: 'string' }; // JSON text
        customElementsManifest.modules = ownFiles(customElementsManifest.modules);
      },
    },
    customElementVsCodePlugin({ outdir: 'dist', cssFileName: null, typesSrc: 'parsedType' }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false, typesSrc: 'parsedType' }),
  ],
};
