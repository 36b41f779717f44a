import { printMarks } from './print-marks';

/** What stands on every printed page: whose form it is, which survey, and the page's number. Nothing of it is on the screen. */
export function PrintMarks({ name, title }: { name: string; title: string }) {
  return <style dangerouslySetInnerHTML={{ __html: printMarks(name, title) }} />;
}
