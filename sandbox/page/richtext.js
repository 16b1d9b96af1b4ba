/** Formatted text: the server's HTML passes a list of what is allowed, everything else is text. */

import { h } from "./dom.js";

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BR"]);
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const LINKS = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}，。；：！？）】」])|((?<![\w/@.])\/[a-z0-9_]{1,32}(?:@\w+)?(?![\w/]))/gi;

/** Put the server's `html` into `node` as elements; commands and addresses in it become links. */
export function fill(node, html) {
  const template = document.createElement("template");
  template.innerHTML = html ?? "";
  node.replaceChildren(...copyAll(template.content, true));
  return node;
}

function copyAll(source, linking) {
  return [...source.childNodes].flatMap((child) => copy(child, linking));
}

function copy(source, linking) {
  if (source.nodeType === Node.TEXT_NODE) return linking ? linked(source.data) : [source.data];
  if (source.nodeType !== Node.ELEMENT_NODE) return [];
  const name = source.tagName;
  const verbatim = name === "A" || name === "CODE" || name === "PRE";
  const inside = copyAll(source, linking && !verbatim);
  if (PLAIN.has(name)) return [h(name.toLowerCase(), null, inside)];
  if (name === "A") return [anchor(source.getAttribute("href"), inside)];
  if (name === "BLOCKQUOTE") return [quote(source, inside)];
  if (name === "TG-SPOILER" || source.classList.contains("spoiler") || source.classList.contains("tg-spoiler")) {
    return [spoiler(inside)];
  }
  return inside;
}

function anchor(href, inside) {
  let address = null;
  try {
    address = new URL(href, location.href);
  } catch {
    return h("span", null, inside);
  }
  if (!SCHEMES.has(address.protocol)) return h("span", null, inside);
  return h("a", { href: address.href, target: "_blank", rel: "noopener noreferrer" }, inside);
}

function quote(source, inside) {
  const folds = source.hasAttribute("expandable") || source.classList.contains("expandable");
  if (!folds) return h("blockquote", null, inside);
  const node = h("blockquote", { class: "folded", tabindex: "0", role: "button", "aria-expanded": "false" }, inside);
  return pressable(node, () => {
    const folded = node.classList.toggle("folded");
    node.setAttribute("aria-expanded", String(!folded));
  });
}

function spoiler(inside) {
  const node = h("span", { class: "spoiler", tabindex: "0", role: "button", "aria-label": "隐藏内容，点按显示" }, h("span", null, inside));
  return pressable(node, () => {
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  });
}

function pressable(node, act) {
  const press = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  node.addEventListener("click", press);
  node.addEventListener("keydown", press);
  return node;
}

function linked(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINKS)) {
    parts.push(text.slice(end, match.index));
    const [whole, address] = match;
    parts.push(
      address
        ? h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, whole)
        : h("button", { type: "button", class: "command", data: { command: whole } }, whole),
    );
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/**
 * What a link to Telegram itself asks for: {name, start} or {name, startgroup}; null for any other.
 */
export function deepLink(url) {
  let address = null;
  try {
    address = new URL(url);
  } catch {
    return null;
  }
  const query = address.searchParams;
  const direct = address.protocol === "tg:" && address.href.startsWith("tg://resolve");
  if (!direct && !["t.me", "telegram.me", "www.t.me"].includes(address.hostname)) return null;
  const name = direct ? query.get("domain") : address.pathname.split("/")[1];
  if (!name) return null;
  if (query.has("startgroup")) return { name, startgroup: query.get("startgroup") };
  return { name, start: query.get("start") ?? "" };
}
