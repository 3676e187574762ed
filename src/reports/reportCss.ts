/** The style sheet of a report: black on white whatever the theme of the browser, and A4 when it is printed. */
export const reportCss = `
:root { color-scheme: light; }
@page { size: A4; margin: 18mm 16mm 20mm; }
* { box-sizing: border-box; }
body {
  max-width: 178mm; margin: 0 auto; padding: 10mm 4mm; background: #fff; color: #1f2328;
  font: 10.5pt/1.5 "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
h1 { font-size: 18pt; line-height: 1.25; margin: 0 0 4mm; overflow-wrap: anywhere; }
h2 { font-size: 13pt; margin: 9mm 0 2mm; padding-bottom: 1mm; border-bottom: 2px solid #1f2328; }
h3 { font-size: 11pt; margin: 5mm 0 1.5mm; }
h2, h3, figcaption { break-after: avoid; }
.kind { margin: 0; font-weight: 600; letter-spacing: .04em; color: #57606a; }
.notice, footer { font-size: 9pt; color: #57606a; }
footer { margin-top: 10mm; border-top: 1px solid #8c959f; }
table { width: 100%; border-collapse: collapse; margin: 0 0 3mm; table-layout: fixed; }
th, td {
  border: 1px solid #8c959f; padding: 1.2mm 2mm; text-align: start; vertical-align: top; overflow-wrap: anywhere;
  unicode-bidi: isolate;
}
th { background: #f0f2f4; font-weight: 600; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.values tbody th { width: 18%; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.grid { table-layout: auto; font-size: 9.5pt; }
.signatures td { height: 12mm; }
.signatures th { width: 18%; vertical-align: middle; }
.signatures th ~ th { width: 12%; }
figure { margin: 3mm 0; break-inside: avoid; text-align: center; }
figure img { max-width: 100%; height: auto; max-height: 230mm; }
figcaption { font-size: 9.5pt; color: #57606a; }
@media print { body { max-width: none; padding: 0; } }
`;
