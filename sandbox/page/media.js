/** Pictures, films, files and places as a message or a poll shows them. */

import { fileAddress } from "./api.js";
import { h, icon } from "./dom.js";
import { viewPicture } from "./overlay.js";
import { fileSize } from "./words.js";

/** One file of a message or a poll; nothing where there is none. */
export function mediaView(media) {
  if (!media) return null;
  if (media.kind === "photo") return pictureView(media);
  const address = fileAddress(media.file_id);
  if (media.kind === "video") return h("video", { class: "picture", src: address, controls: true, preload: "metadata", "aria-label": media.name ?? "视频" });
  if (media.kind === "audio" || media.kind === "voice") {
    return h("div", { class: "sound" }, h("span", null, media.name ?? "语音"), h("audio", { src: address, controls: true, preload: "none" }));
  }
  return fileView(media, address);
}

function pictureView(media) {
  const address = fileAddress(media.file_id);
  const picture = h("img", { src: address, alt: media.name || "图片", loading: "lazy", width: media.width, height: media.height });
  return h(
    "button",
    { type: "button", class: "picture", "aria-label": `放大图片 ${media.name ?? ""}`.trim(), data: { focus: `picture-${media.file_id}` }, onclick: () => viewPicture(address, media.name || "图片") },
    picture,
  );
}

function fileView(media, address) {
  return h(
    "a",
    { class: "file", href: address, download: media.name ?? "文件", "aria-label": `下载 ${media.name}，${fileSize(media.size)}` },
    h("span", { class: "file-sign", "aria-hidden": "true" }, icon("file"), h("b", null, extension(media.name))),
    h("span", { class: "file-words" }, h("strong", null, media.name ?? "文件"), h("small", null, `${fileSize(media.size)} · 下载`)),
  );
}

const extension = (name) => (/\.([a-z0-9]{1,4})$/i.exec(name ?? "")?.[1] ?? "").toUpperCase();

/** Several files sent as one. */
export function albumView(messages) {
  const pictures = messages.every(({ media }) => media?.kind === "photo" || media?.kind === "video");
  const kind = pictures ? `album of-${Math.min(messages.length, 4)}` : "album-list";
  return h("div", { class: kind }, messages.map(({ media }) => mediaView(media)));
}

/** A point on the map, or a named place. */
export const placeView = ({ location, venue }) =>
  venue
    ? h("div", { class: "text" }, `📍 ${venue.title} ${venue.address}`)
    : h("div", { class: "text" }, `📍 位置 ${location.latitude}，${location.longitude}`);
