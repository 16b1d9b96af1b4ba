/** Sending files: chosen, dropped or pasted, as pictures or as documents, with a caption. */

import { upload } from "./api.js";
import { h, icon } from "./dom.js";
import { complain, openDialog, openMenu } from "./overlay.js";
import { changed, draft, openChat, store } from "./store.js";
import { fileSize } from "./words.js";

const LARGEST = 50 * 1024 * 1024;
const MOST = 10;
const PICTURES = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

const isPicture = (file) => PICTURES.has(file.type);

export function attachMenu(event) {
  const box = event.currentTarget.getBoundingClientRect();
  openMenu(
    "添加附件",
    [
      { label: "图片", icon: "picture", act: () => choose("image/*", true) },
      { label: "文件", icon: "file", act: () => choose("", false) },
    ],
    { at: { x: box.left, y: box.top - 130 } },
  );
}

function choose(accept, asPictures) {
  const input = document.getElementById("files");
  input.accept = accept;
  input.value = "";
  input.onchange = () => takeFiles([...input.files], asPictures);
  input.click();
}

/** Files dropped on the conversation are offered for sending. */
export function setUpDrop() {
  const area = document.getElementById("chat");
  const veil = document.getElementById("drop-veil");
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  area.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(event.relatedTarget)) veil.hidden = true;
  });
  area.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!carries(event)) return;
    event.preventDefault();
    takeFiles([...event.dataTransfer.files]);
  });
}

/** Show what would be sent and ask for a caption. */
export function takeFiles(files, asPictures = files.every(isPicture)) {
  if (!files.length || !openChat()) return;
  const large = files.find((file) => file.size > LARGEST);
  if (large) return complain(new Error(`“${large.name}”超过 50 MB，发不出去。`));
  if (files.length > MOST) return complain(new Error(`一次最多发 ${MOST} 个文件。`));
  return preview(files, asPictures && files.every(isPicture));
}

function preview(files, asPictures) {
  const chat = openChat();
  const addresses = [];
  const caption = h("input", { type: "text", class: "field", placeholder: "说明（可不写）", "aria-label": "说明", maxlength: "1024", autofocus: true });
  const compress = h("input", { type: "checkbox", checked: asPictures });
  const submit = h("button", { type: "submit", class: "primary" }, "发送");
  const form = h(
    "form",
    null,
    h("h2", null, files.length > 1 ? `发送 ${files.length} 个文件` : "发送文件"),
    h("ul", { class: "to-send" }, files.map((file) => item(file, addresses))),
    files.every(isPicture) ? h("label", { class: "check" }, compress, h("span", null, "作为图片发送")) : null,
    caption,
    h("div", { class: "actions" }, h("button", { type: "button", onclick: () => dialog.close() }, "取消"), submit),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    submit.textContent = "正在发送…";
    await sendAll(chat, files, compress.checked, caption.value.trim());
    dialog.close();
  });
  const dialog = openDialog("alert", "发送文件", form);
  dialog.addEventListener("close", () => addresses.forEach((address) => URL.revokeObjectURL(address)));
}

function item(file, addresses) {
  let sign = h("span", { class: "file-sign", "aria-hidden": "true" }, icon("file"));
  if (isPicture(file)) {
    const address = URL.createObjectURL(file);
    addresses.push(address);
    sign = h("img", { src: address, alt: "" });
  }
  return h("li", null, sign, h("span", { class: "file-words" }, h("strong", null, file.name), h("small", null, fileSize(file.size))));
}

async function sendAll(chat, files, asPictures, caption) {
  const kept = draft(chat.id);
  const reply = kept.reply;
  kept.reply = null;
  changed();
  try {
    await upload(store.me, files, {
      chat: chat.id,
      kind: asPictures ? "photo" : "document",
      caption,
      reply_to: reply?.id,
      thread: store.open?.thread,
    });
  } catch (error) {
    complain(error);
  }
}
