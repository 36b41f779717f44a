// By itself, so that a page that only shows the control does not load the schema of review-remarks.ts.

/** Name of the control that holds a remark: of an item by its key, of the whole by ''. */
export const remarkControl = (item: string): string => `remark:${item}`;
export const itemOfRemark = (name: string): string => name.replace(/^remark:/, '');
