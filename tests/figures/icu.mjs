// How ICU writes numbers: locale, form, value, text. Run: node tests/figures/icu.mjs > tests/figures/icu.tsv
const locales = ["en", "en-IN", "zh", "zh-Hant", "ja", "ko", "ar", "ar-EG", "fa", "fa-AF", "ps", "ur", "ru", "uk",
  "fr", "fr-CH", "de", "de-CH", "de-AT", "es", "es-MX", "pt", "pt-PT", "it", "tr", "hi", "id", "vi", "pl", "nl", "he", "th", "el"];
const values = ["0", "7", "12", "345", "1234", "1500", "12345", "234567", "1234567", "98765432", "1234567890",
  "2.5", "0.75", "1234.5", "98765.43"];
const round = ["1000", "3000", "25000", "400000", "1000000", "3000000", "25000000", "7000000000", "2000000000000"];
const rows = [];
for (const locale of locales) {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  for (const value of values) rows.push([locale, "decimal", value, plain.format(Number(value))]);
  for (const numberingSystem of ["arab", "arabext", "deva", "thai", "fullwide"]) {
    const other = new Intl.NumberFormat(locale, { numberingSystem, maximumFractionDigits: 6 });
    for (const value of ["345", "1234567", "2.5"]) rows.push([locale, numberingSystem, value, other.format(Number(value))]);
  }
  for (const compactDisplay of ["long", "short"]) {
    const compact = new Intl.NumberFormat(locale, { notation: "compact", compactDisplay, maximumFractionDigits: 3 });
    for (const value of round) rows.push([locale, compactDisplay, value, compact.format(Number(value))]);
  }
}
console.log(`# ICU ${process.versions.icu}, CLDR ${process.versions.cldr}: node tests/figures/icu.mjs > tests/figures/icu.tsv`);
for (const row of rows) console.log(row.join("\t"));
