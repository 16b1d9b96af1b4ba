/** Polls and quizzes: choosing, results, explanation and the time left. */

import { h } from "./dom.js";
import { act } from "./api.js";
import { complain, openDialog, snack } from "./overlay.js";
import { fill } from "./richtext.js";
import { changed, now, store } from "./store.js";
import { timeLeft } from "./words.js";

const KINDS = { true: { quiz: "匿名测验", regular: "匿名投票" }, false: { quiz: "测验", regular: "投票" } };

export function pollView(message, chat) {
  const { poll } = message;
  const open = !poll.closed && poll.mine.length === 0;
  const picks = store.picks.get(poll.id) ?? new Set();
  return h(
    "div",
    { class: "poll", role: "group", "aria-label": poll.question },
    question(poll),
    poll.description ? h("p", { class: "poll-about" }, poll.description) : null,
    h("div", { class: "poll-kind" }, kind(poll), countdown(poll)),
    poll.options.map((option, index) =>
      open ? choice(message, chat, option, index, picks) : result(poll, option, index),
    ),
    open ? null : verdict(poll),
    h("div", { class: "poll-foot" }, foot(message, chat, open, picks)),
  );
}

function question(poll) {
  return fill(h("div", { class: "poll-question" }), poll.html);
}

function kind(poll) {
  if (poll.closed) return poll.type === "quiz" ? "测验已结束" : "投票已结束";
  const name = KINDS[String(Boolean(poll.anonymous))][poll.type] ?? "投票";
  return poll.multiple ? `${name} · 可多选` : name;
}

function countdown(poll) {
  if (poll.closed || !poll.close_date) return null;
  return h("span", { class: "countdown", data: { close: poll.close_date } }, timeLeft(poll.close_date - now()));
}

/** Let every countdown on the page run on by itself. */
export function runCountdowns() {
  setInterval(() => {
    for (const node of document.querySelectorAll("[data-close]")) {
      const left = Number(node.dataset.close) - now();
      node.textContent = timeLeft(left);
      node.classList.toggle("urgent", left < 10);
    }
  }, 500);
}

function choice(message, chat, option, index, picks) {
  const { poll } = message;
  const chosen = picks.has(index);
  const pick = () => {
    if (!poll.multiple) return vote(message, chat, [index]);
    if (chosen) picks.delete(index);
    else picks.add(index);
    store.picks.set(poll.id, picks);
    return changed();
  };
  return h(
    "button",
    {
      type: "button",
      class: poll.multiple ? "poll-choice many" : "poll-choice",
      role: poll.multiple ? "checkbox" : null,
      "aria-checked": poll.multiple ? String(chosen) : null,
      data: { focus: `poll-${index}` },
      onclick: pick,
    },
    h("span", { class: "poll-mark", "aria-hidden": "true" }),
    h("span", { class: "poll-text" }, option.text),
  );
}

function result(poll, option, index) {
  const share = poll.total ? Math.round((100 * option.votes) / poll.total) : 0;
  const mine = poll.mine.includes(index);
  const right = (poll.correct ?? []).includes(index);
  const wrong = poll.type === "quiz" && mine && poll.correct && !right;
  const mark = right ? "✓" : wrong ? "✗" : mine && poll.type !== "quiz" ? "✓" : "";
  const said = [right ? "正确答案" : "", mine ? "我的选择" : ""].filter(Boolean).join("，");
  const bar = h("span", { class: "poll-bar" }, h("i"));
  bar.firstChild.style.setProperty("width", `${share}%`);
  return h(
    "div",
    { class: ["poll-result", right ? "right" : "", wrong ? "wrong" : "", mine ? "mine" : ""].join(" ") },
    h("span", { class: "poll-share" }, poll.hidden ? "" : `${share}%`),
    h("span", { class: "poll-text" }, option.text),
    h("span", { class: "poll-tick", role: said ? "img" : null, "aria-label": said || null }, mark),
    bar,
  );
}

function verdict(poll) {
  if (poll.type !== "quiz" || !poll.correct) return null;
  const { mine } = poll;
  const right = mine.length === poll.correct.length && mine.every((index) => poll.correct.includes(index));
  const note = poll.explanation;
  if (!mine.length && !note) return null;
  const node = h("div", { class: "poll-note" });
  if (mine.length) node.append(h("strong", { class: right ? "good" : "bad" }, right ? "答对了" : "答错了"));
  if (note) node.append(fill(h("span"), note));
  return node;
}

function foot(message, chat, open, picks) {
  const { poll } = message;
  if (open && poll.multiple) {
    return h(
      "button",
      {
        type: "button",
        class: "poll-vote",
        disabled: picks.size === 0,
        data: { focus: "poll-vote" },
        onclick: () => vote(message, chat, [...picks].sort((a, b) => a - b)),
      },
      "投票",
    );
  }
  const count = poll.total ? `${poll.total} 人${poll.type === "quiz" ? "作答" : "投票"}` : "还没有人作答";
  const named = !poll.anonymous && poll.total > 0 && !open && !poll.hidden;
  if (!named) return h("span", null, count);
  return h("button", { type: "button", class: "poll-who", data: { focus: "poll-who" }, onclick: () => showVoters(poll) }, `${count} · 查看`);
}

/** Send a vote; the answer comes back as an event like everybody else's. */
export async function vote(message, chat, options) {
  try {
    await act(store.me, "vote", { chat: chat.id, message: message.id, options });
    store.picks.delete(message.poll.id);
    if (!options.length) snack("已撤回投票");
  } catch (error) {
    complain(error);
  }
}

function showVoters(poll) {
  openDialog(
    "sheet",
    "投票详情",
    h("h2", null, poll.question),
    poll.options.map((option) =>
      h(
        "section",
        { class: "voters" },
        h("h3", null, option.text, h("small", null, `${option.votes} 票`)),
        h("p", null, (option.voters ?? []).join("、") || "没有人选"),
      ),
    ),
  );
}
