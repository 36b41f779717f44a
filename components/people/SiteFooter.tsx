/** Where the facts come from, on every page. */
export function SiteFooter() {
  return (
    <footer className="mt-12 border-t border-solid-gray-420 bg-solid-gray-50 print:hidden">
      <div className="mx-auto max-w-[70rem] px-4 py-6 desktop:px-8">
        <p>そなえあい　自治体ICT部門の災害対応準備と相互応援</p>
        <p className="text-solid-gray-700">
          人口は住民基本台帳に基づく人口（総務省）、団体コードは全国地方公共団体コード（総務省）によります。
        </p>
      </div>
    </footer>
  );
}
