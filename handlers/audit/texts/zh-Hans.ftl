# 操作记录

set-to-audit = 🗂 操作记录
audit-page = 🗂 <b>操作记录</b>
    交接、更正、导出、抹除和无权的操作，最近的在前。

    { $lines }
audit-none = 还没有记录。
audit-line = { $when } { $who }：{ $what }
audit-operator = 运维人员
audit-erased = 已抹除的人
audit-outside = 名册外的账号 { $account }
audit-handover = { $name } 的职务定为 { $post }
audit-refused = 无权操作：{ $right }{ $times ->
        [1] { "" }
       *[other] （{ $times } 次）
    }
audit-correction-attendance = 更正出勤
audit-correction-record = 更正已归档的记录
audit-correction-question = 更正题目答案
audit-correction-round = 题目作废
audit-correction-speech = 改判发言
audit-correction-training = 登记或撤销外出培训
audit-correction-member = 合并名册上的两行
audit-export-notes = 导出心得
audit-export-records = 导出台账
audit-export-topics = 导出讨论
audit-export-roster = 导出名册
audit-export-votes = 导出投票结果
audit-export-bank = 导出题库
audit-export-insight = 导出答题分析
audit-export-hours = 导出学时
audit-export-attendance = 导出签到表
audit-export-check = 导出学习检查
audit-export-notices = 导出公开台账
audit-export-branch = 导出整个支部
audit-erasure-member = 抹除一名已离开的成员
audit-erasure-branch = 抹除整个支部
audit-right-settings = 支部设置
audit-right-roster = 名册
audit-right-claims = 认领
audit-right-meetings = 会议
audit-right-attendance = 出勤
audit-right-handover = 书记交接
audit-right-plans = 计划
audit-right-material = 材料
audit-right-bank = 题库
audit-right-contests = 竞赛
audit-right-topics = 讨论
audit-right-checks = 学习检查
audit-right-records = 台账
audit-right-notices = 党务公开
audit-right-votes = 表决、选举、测评
audit-right-cases = 意见和异议
audit-right-matters = 事项
audit-right-erasure = 抹除成员
audit-right-branch = 支部的数据
