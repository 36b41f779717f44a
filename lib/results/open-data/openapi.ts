import { z } from 'zod';
import { openDataSchemas } from './open-data-schema';
import { FILE_TABLES } from './tables-csv';

type Json = Record<string, unknown>;

const ref = (id: string) => ({ $ref: `#/components/schemas/${id}` });

/** The schemas of the answers, as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(openDataSchemas, { uri: (id) => `#/components/schemas/${id}`, io: 'output' });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _dialect, $id: _place, id: _name, ...schema }]) => [id, schema]));
}

const parameters = {
  year: { name: 'year', in: 'path', required: true, description: '年度（西暦4桁）', schema: { type: 'integer', minimum: 2000, maximum: 2099 } },
  number: { name: 'number', in: 'path', required: true, description: '版の番号', schema: { type: 'integer', minimum: 1 } },
  scheme: { name: 'scheme', in: 'query', required: false, description: '団体の分け方のキー。指定しないときは all（全体）。選べるキーは schemes にあります。', schema: { type: 'string', default: 'all' } },
  format: { name: 'format', in: 'query', required: false, description: 'json か csv。指定しないときは Accept ヘッダーに従い、どちらもなければ json。', schema: { type: 'string', enum: ['json', 'csv'] } },
  table: { name: 'table', in: 'query', required: false, description: 'CSVで受け取る表。counts 集計表、participation 提出の状況、named 取組の例、errata 正誤表。', schema: { type: 'string', enum: [...FILE_TABLES], default: 'counts' } },
};

const answer = (schema: string, description: string, csv: boolean) => ({
  description,
  headers: { ETag: { description: '同じ内容かどうかの印。If-None-Match で送ると、変わっていないときは304を返します。', schema: { type: 'string' } } },
  content: { 'application/json': { schema: ref(schema) }, ...(csv ? { 'text/csv': { schema: { type: 'string', description: 'UTF-8（BOM付き）、RFC 4180。秘匿は「秘匿」。' } } } : {}) },
});

const unchanged = { description: '変わっていません' };
const problem = (description: string) => ({ description, content: { 'application/json': { schema: ref('Error') } } });

const ofEdition = (operationId: string, summary: string, path: (keyof typeof parameters)[]) => ({
  get: {
    operationId, summary,
    parameters: [...path, 'scheme' as const, 'format' as const, 'table' as const].map((name) => ({ $ref: `#/components/parameters/${name}` })),
    responses: { 200: answer('Edition', summary, true), 304: unchanged, 400: problem('指定の誤り'), 404: problem('そのような結果は公表されていません') },
  },
});

/** The description of the open interface, as OpenAPI 3.1. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'そなえあい 公表結果', version: '1.0.0', summary: '自治体ICT部門の災害対応準備状況調査の、公表された集計',
      description: '公表された版の集計だけを返します。団体ごとの回答はありません。登録や認証は要りません。少数の団体数と、それが分かってしまう数は秘匿（null）です。版の番号を含むアドレスの内容は変わりません。',
    },
    servers: [{ url: '/', description: 'このサイト' }],
    paths: {
      '/api/v1/results': { get: { operationId: 'listResults', summary: '公表された版の一覧', responses: { 200: answer('Results', '公表された版の一覧', false), 304: unchanged } } },
      '/api/v1/results/{year}': ofEdition('getResults', 'ある年度の、いまの版', ['year']),
      '/api/v1/results/{year}/editions/{number}': ofEdition('getEdition', 'ある年度の、番号で指定した版（内容は変わりません）', ['year', 'number']),
    },
    components: { parameters, schemas: componentSchemas() },
  };
}
