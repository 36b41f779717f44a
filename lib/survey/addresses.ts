/** Address of a page of the form. The municipality always stands in it: a link sent to a colleague opens the same form. */
export const surveyAddress = (year: number, code: string, page = ''): string => `/survey/${year}${page && `/${page}`}?code=${code}`;

/** Address of one question in its section; the form gives each field the id `f-FIELD`. */
export const fieldAddress = (year: number, code: string, section: string, field: string): string => `${surveyAddress(year, code, section)}#f-${field}`;
