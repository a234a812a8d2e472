/* Days as our boxes hold them: "28 พ.ย. 2562" (B.E.) on a Thai page, "28 Nov 2019" on an English one. Inside: ISO. */
const SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const OFFSET = 543;
// Until then the Thai year began on 1 April (thai/calendar.py): January to March 1940 belong to 2482, 2483 had none.
const FIRST_JANUARY_YEAR = 2484;
const PARTS = [/^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/, /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4}|\d{2})$/];
const NAMED = /^(?<d>\d{1,2})(?<name>\D+?)(?<y>\d{4}|\d{2})$/;

export const isThai = () => document.documentElement.lang.startsWith("th");

const buddhist = (year, month) => year + OFFSET - (month <= 3 && year + OFFSET < FIRST_JANUARY_YEAR ? 1 : 0);

/* The year of a month as this page's readers count it, and back; 0 where the Buddhist year had no such month. */
export const shownYear = (year, month) => (isThai() ? buddhist(year, month) : year);

export function commonYear(typed, month) {
  if (typed < 2400) return typed;
  const year = [typed - OFFSET, typed - OFFSET + 1].find((each) => buddhist(each, month) === typed);
  return year ?? 0;
}

const intl = (language, how) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...how });
const day = (iso) => new Date(`${iso}T00:00:00Z`);
const plain = (text) =>
  text
    .normalize("NFKC")
    .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50)
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]/g, "");

/* Month names in full, in the language of the page. */
export const months = (language = isThai() ? "th" : "en") =>
  [...SHORT.keys()].map((month) => intl(language, { month: "long" }).format(Date.UTC(2000, month, 1)));

export const iso = (year, month, date) =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

/* The ISO day a text means, or "" where this is not sure: the server reads many more spellings. */
export function read(text) {
  const line = plain(text);
  const found = PARTS.map((each) => line.match(each)).find(Boolean) ?? line.match(NAMED);
  if (!found) return "";
  const { y, m, d, name } = found.groups;
  const month = Number(m ?? monthOf(name));
  const year = commonYear(Number(y) + (y.length === 2 ? 2500 : 0), month);
  const read = iso(year, month, d);
  const same = !Number.isNaN(day(read).valueOf()) && day(read).toISOString().startsWith(read);
  return same && year >= 1857 && year <= 2100 ? read : "";
}

function monthOf(name) {
  const bare = name.replace(/[.,]|พ\.?ศ\.?$/g, "");
  const same = (each) => plain(each).replaceAll(".", "") === bare;
  // Also as it is said: ธันวา for ธันวาคม.
  const said = months("th").map((each) => each.replace(/(คม|ยน|พันธ์)$/, ""));
  const names = [SHORT, months("th"), said, months("en"), months("en").map((each) => each.slice(0, 3))];
  return names.map((list) => list.findIndex(same) + 1).find(Boolean) ?? 0;
}

/* As the box shows it. */
export function write(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date} ${isThai() ? SHORT[month - 1] : months()[month - 1].slice(0, 3)} ${shownYear(year, month)}`;
}

/* In words under the calendar, with the other era: "พุธที่ 9 ธ.ค. 2569 (ค.ศ. 2026)". */
export function told(iso) {
  const weekday = intl(isThai() ? "th" : "en", { weekday: "long" }).format(day(iso));
  const [year, month] = iso.split("-").map(Number);
  return isThai()
    ? `${weekday.replace(/^วัน/, "")}ที่ ${write(iso)} (ค.ศ. ${year})`
    : `${weekday} ${write(iso)} (B.E. ${buddhist(year, month)})`;
}
