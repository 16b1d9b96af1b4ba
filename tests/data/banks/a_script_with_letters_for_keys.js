// 题库
const QUESTIONS = [
  {q: "谁分管学习？", o: ["宣传委员", "来宾"], a: 0},
  {q: "谁分管党费？", o: ["路人", "组织委员"], a: 1},
];
module.exports = QUESTIONS;
=====
single | 谁分管学习？ | 宣传委员 / 来宾 | A
single | 谁分管党费？ | 路人 / 组织委员 | B
