# 学习推送

## 群里的学习卡片
reading-heading = 📖 <b>今日学习 · { $title }</b>
reading-heading-numbered = 📖 <b>今日学习 · { $title }</b>（{ $number }/{ $numbers }）
reading-minutes = 约 { $minutes } 分钟
reading-minutes-link = 约 { $minutes } 分钟 · <a href="{ $link }">打开链接</a>
reading-source = 出处：{ $source }
reading-goes-on = 全文共 { $parts } 段，这是第 1 段。点“读全文”接着看。
reading-counts = 已学 { $studied } / { $expected }
reading-counts-over = 已学 { $studied } / { $expected }（其中补学 { $made_up }）
reading-counts-others = { $counts }，另有 { $others } 位
reading-until = 　最晚{ $day }
reading-note-asked = ✍️ 请写心得，{ $when } 前 · 已交 { $noted } / { $expected }
reading-note-over = ✍️ 心得已交 { $noted } / { $expected }
reading-studied = ✅ 已学习
reading-note = ✍️ 记笔记
reading-whole = 📖 读全文
reading-open = 🔗 打开
