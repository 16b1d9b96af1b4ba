/** A small bot written with grammY: node grammy_bot.mjs <Bot API server> <token>. */

import { Bot, InlineKeyboard, InputFile } from "grammy";

const [url, token] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot: url } });

bot.command("start", (ctx) => ctx.reply(`欢迎，${ctx.from.first_name}：${ctx.match}`));

bot.command("signin", (ctx) =>
  ctx.reply("<b>党课</b> &amp; 签到", { parse_mode: "HTML", reply_markup: new InlineKeyboard().text("签到", "s:1") }),
);

bot.callbackQuery("s:1", async (ctx) => {
  await ctx.answerCallbackQuery({ text: "签到成功", show_alert: true });
  await ctx.editMessageText(`实到：${ctx.from.first_name}`);
});

bot.command("quiz", (ctx) =>
  ctx.replyWithPoll("几次？", [{ text: "一" }, { text: "二" }], { is_anonymous: false, allows_multiple_answers: true }),
);

bot.on("poll_answer", (ctx) => ctx.api.sendMessage(ctx.pollAnswer.user.id, `选了 ${ctx.pollAnswer.option_ids}`));

bot.on("message:document", async (ctx) => {
  const file = await ctx.getFile();
  const content = await (await fetch(`${url}/file/bot${token}/${file.file_path}`)).text();
  await ctx.replyWithDocument(new InputFile(Buffer.from(content.toUpperCase()), "副本.txt"), { caption: "给你" });
});

bot.catch((error) => console.error(error.message));
await bot.start({ drop_pending_updates: false, onStart: (me) => console.log(`@${me.username} runs`) });
