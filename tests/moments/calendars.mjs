// The days of test_calendars.py in other calendars, as ICU writes them:
//   node tests/moments/calendars.mjs > tests/moments/calendars.tsv
const days = [];
for (let n = 0; n < 24; n++) days.push(new Date(Date.UTC(1990 + 3 * (n % 12), (5 * n) % 12, 1 + (7 * n) % 28)));
const sets = [
  ["fa", "persian"], ["en", "persian"], ["ar", "islamic-umalqura"], ["fa", "islamic-umalqura"],
  ["en", "islamic-umalqura"], ["ja", "japanese"], ["th", "buddhist"], ["zh-Hant", "roc"], ["zh", "roc"],
  ...["en", "zh", "zh-Hant", "ja", "ko", "ar", "fa", "ps", "ur", "ru", "uk", "fr", "de", "es", "pt", "it", "tr",
    "hi", "id", "vi", "pl", "nl", "he", "th", "el"].map((code) => [code, "gregory"]),
];
console.log("# ICU " + process.versions.icu + ", CLDR " + process.versions.cldr);
for (const [code, calendar] of sets)
  for (const dateStyle of ["full", "long"])
    for (const day of days) {
      const form = new Intl.DateTimeFormat(code, { dateStyle, calendar, timeZone: "UTC" });
      console.log([code, calendar, day.toISOString().slice(0, 10), form.format(day)].join("\t"));
    }
