/** How the page says dates, sizes and counts in Chinese. */

const DAY = 86_400_000;
const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** A moment whose fields are those of Beijing, where the branch is, wherever the page is read. */
const BEIJING = 8 * 60;
const there = (milliseconds) => {
  const date = new Date(milliseconds);
  return new Date(milliseconds + (BEIJING + date.getTimezoneOffset()) * 60_000);
};

const two = (number) => String(number).padStart(2, "0");

export const clock = (seconds) => {
  const date = there(seconds * 1000);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
};

export const clockToSecond = (seconds) => `${clock(seconds)}:${two(new Date(seconds * 1000).getSeconds())}`;

/** The heading over one day's messages: 今天, 昨天, 11月27日 周五, with the year where it differs. */
export function dayName(seconds, now = Date.now()) {
  const date = there(seconds * 1000);
  const today = there(now);
  const ago = Math.round((midnight(today) - midnight(date)) / DAY);
  if (ago === 0) return "今天";
  if (ago === 1) return "昨天";
  if (ago === -1) return "明天";
  const day = `${date.getMonth() + 1}月${date.getDate()}日 ${WEEKDAYS[date.getDay()]}`;
  return date.getFullYear() === today.getFullYear() ? day : `${date.getFullYear()}年${day}`;
}

/** The time in the chat list: the clock today, a weekday this week, else the date. */
export function listTime(seconds, now = Date.now()) {
  const date = there(seconds * 1000);
  const ago = Math.round((midnight(there(now)) - midnight(date)) / DAY);
  if (ago === 0) return clock(seconds);
  if (ago === 1) return "昨天";
  if (ago > 1 && ago < 7) return WEEKDAYS[date.getDay()];
  return `${date.getMonth() + 1}/${date.getDate()}`;
}

export function fileSize(bytes) {
  if (bytes === null || bytes === undefined) return "";
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Time left until a poll closes, as m:ss or h:mm:ss. */
export function timeLeft(seconds) {
  const left = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(left / 3600);
  const minutes = Math.floor((left % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(left % 60)}` : `${minutes}:${two(left % 60)}`;
}

/** One line that stands for a message in a list, a quote or the pinned bar. */
export function gist(message) {
  if (!message) return "";
  if (message.service) return message.service;
  const text = (message.text || "").replace(/\s+/g, " ").trim();
  if (message.poll) return `📊 ${message.poll.question}`;
  if (message.location) return "[位置]";
  if (!message.media) return text;
  const what = { photo: "图片", document: "文件", audio: "音频", video: "视频", voice: "语音" }[message.media.kind] ?? "文件";
  const name = message.media.kind === "document" ? message.media.name : "";
  return [`[${what}]`, text || name].filter(Boolean).join(" ");
}

/** The character on an avatar: the surname, or the first letter of another name. */
export const initial = (name) => (Array.from((name ?? "").trim())[0] ?? "？").toUpperCase();

/** One of eight name colours, the same for a person every time. */
export const tone = (id) => Math.abs(Number(id)) % 8;

export const shortCount = (number) => (number > 99 ? "99+" : String(number));
