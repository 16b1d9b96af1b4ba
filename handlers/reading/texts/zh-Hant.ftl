# 學習推送

## 群裡的學習卡片
reading-heading = 📖 <b>今日學習 · { $title }</b>
reading-heading-numbered = 📖 <b>今日學習 · { $title }</b>（{ $number }/{ $numbers }）
reading-minutes = 約 { $minutes } 分鐘
reading-minutes-link = 約 { $minutes } 分鐘 · <a href="{ $link }">開啟連結</a>
reading-source = 出處：{ $source }
reading-goes-on = 全文共 { $parts } 段，這是第 1 段。點“讀全文”接著看。
reading-counts = 已學 { $studied } / { $expected }
reading-counts-over = 已學 { $studied } / { $expected }（其中補學 { $made_up }）
reading-counts-others = { $counts }，另有 { $others } 位
reading-until = 　最晚{ $day }
reading-note-asked = ✍️ 請寫心得，{ $when } 前 · 已交 { $noted } / { $expected }
reading-note-over = ✍️ 心得已交 { $noted } / { $expected }
reading-studied = ✅ 已學習
reading-note = ✍️ 記筆記
reading-whole = 📖 讀全文
reading-open = 🔗 開啟
