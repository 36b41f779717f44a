import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { openEdition, openList } from '@/lib/results/open-data/open-data';
import { editionSchema, errorSchema, listSchema } from '@/lib/results/open-data/open-data-schema';
import { openApiDocument } from '@/lib/results/open-data/openapi';
import { tabulateEdition } from '@/lib/results/open-data/tabulate-edition';
import { sampleEdition } from '../support/sample-edition';

// The document is OpenAPI 3.1, and the answers are what it says.

const document = JSON.parse(JSON.stringify(openApiDocument())) as { paths: Record<string, unknown>; components: { schemas: Record<string, object> } };

/** Holds a value against a schema of the document. */
function validate(name: string, value: unknown) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'https://example.test/openapi.json' });
  const check = ajv.getSchema(`https://example.test/openapi.json#/components/schemas/${name}`)!;
  check(JSON.parse(JSON.stringify(value)));
  return check.errors ?? [];
}

describe('the OpenAPI document', () => {
  test('passes the meta-schema of OpenAPI 3.1, and every reference in it leads somewhere', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(Object.keys(document.components.schemas)).toContain(name);
  });

  test('has no text in which a key is left without words', () => {
    for (const [name, schema] of Object.entries(document.components.schemas)) expect((schema as { description?: string }).description, name).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  });
});

describe('answers', () => {
  const published = [sampleEdition({ n: 60 }), sampleEdition({ n: 12, seed: 5, number: 2, prefecture: '99' })];

  test('editions by every scheme pass the document and the schema they are made by', () => {
    for (const one of published)
      for (const { scheme } of one.tables) {
        const value = openEdition(one, tabulateEdition(one, scheme.key)!);
        expect(validate('Edition', value)).toEqual([]);
        expect(editionSchema.safeParse(value).success).toBe(true);
      }
  });

  test('the list and refusals do too', () => {
    const list = openList(published.map(({ edition }) => edition));
    expect(validate('Results', list)).toEqual([]);
    expect(listSchema.safeParse(list).success).toBe(true);
    expect(list.results.map(({ number, newest }) => [number, newest])).toEqual([[2, true], [1, false]]);
    expect(validate('Error', { error: { status: 404, message: 'この版はありません。' } })).toEqual([]);
    expect(errorSchema.safeParse({ error: { status: 404 } }).success).toBe(false);
  });

  test('something else does not pass', () => {
    const value = openEdition(published[0]!, tabulateEdition(published[0]!, 'all')!);
    expect(validate('Edition', { ...value, secret: 1 })).not.toEqual([]);
    expect(validate('Edition', { ...value, sections: [{ ...value.sections[0]!, key: 1 }] })).not.toEqual([]);
  });
});
