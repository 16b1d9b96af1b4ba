"""The fields of Word templates for records, in Chinese and in English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LANGUAGES = ("en", "zh-Hans", "zh-Hant")


@dataclass(frozen=True, slots=True)
class Field:
    """One field with its names: English, simplified and traditional Chinese."""

    key: str
    hans: str
    hant: str

    @property
    def words(self) -> tuple[str, ...]:
        """All its names, each once."""
        return tuple(dict.fromkeys((self.key, self.hans, self.hant)))

    def called(self, language: str) -> str:
        """Returns its name in a language."""
        return dict(zip(_LANGUAGES, (self.key, self.hans, self.hant), strict=True))[language]


def _fields(*rows: str) -> tuple[Field, ...]:
    return tuple(Field(*row.split()) for row in rows)


FIELDS = _fields(
    "branch 支部 支部",
    "title 会议名称 會議名稱",
    "kind 会议类型 會議類型",
    "topic 主题 主題",
    "date 日期 日期",
    "time 时间 時間",
    "place 地点 地點",
    "host 主持人 主持人",
    "recorder 记录人 記錄人",
    "expected 应到人数 應到人數",
    "present 实到人数 實到人數",
    "late 迟到人数 遲到人數",
    "leave 请假人数 請假人數",
    "absent 缺席人数 缺席人數",
    "observing 列席人数 列席人數",
    "present_names 到会人员 到會人員",
    "late_names 迟到人员 遲到人員",
    "leave_names 请假人员 請假人員",
    "absent_names 缺席人员 缺席人員",
    "observing_names 列席人员 列席人員",
    "voters 有表决权人数 有表決權人數",
    "voters_present 有表决权到会人数 有表決權到會人數",
    "agenda 议程 議程",
    "filed 归档情况 歸檔情況",
)
"""Fields with one value."""

LISTS: Mapping[Field, tuple[Field, ...]] = {
    Field("agenda_items", "议程项目", "議程項目"): _fields("number 序号 序號", "text 内容 內容"),
    Field("contributions", "发言记录", "發言記錄"): _fields(
        "number 序号 序號", "point 议程 議程", "speaker 发言人 發言人", "text 内容 內容"
    ),
    Field("resolutions", "决议", "決議"): _fields("number 序号 序號", "text 内容 內容"),
    Field("votes", "表决", "表決"): _fields(
        "number 序号 序號", "text 内容 內容", "yes 同意 同意", "no 反对 反對",
        "abstained 弃权 棄權", "voters 有表决权 有表決權", "present 到会 到會",
        "result 结果 結果",
    ),
    Field("entries", "全部记录", "全部記錄"): _fields(
        "number 序号 序號", "kind 类型 類型", "speaker 发言人 發言人", "text 内容 內容"
    ),
    Field("corrections", "更正记录", "更正記錄"): _fields(
        "number 序号 序號", "when 时间 時間", "who 更正人 更正人", "what 项目 項目",
        "before 原内容 原內容", "after 新内容 新內容", "why 原因 原因",
    ),
}  # fmt: skip
"""Fields with many values, each with fields of its own."""

NUMBERS = frozenset(
    (
        *("expected", "present", "late", "leave", "absent", "observing", "voters"),
        *("voters_present", "number", "yes", "no", "abstained"),
    )
)
"""Fields that are numbers; "voters" and "present" also within votes."""

MAIN = ("time", "place", "host", "recorder", "expected", "present", "present_names")
"""Fields that every record needs; besides these, the content: contributions or entries."""


_CALLED = {
    "支部名称": "支部",
    "会议时间": "时间",
    "会议日期": "日期",
    "会议地点": "地点",
    "会议主题": "主题",
    "会议议题": "主题",
    "主持": "主持人",
    "记录": "记录人",
    "应到": "应到人数",
    "实到": "实到人数",
    "出席人员": "到会人员",
    "参会人员": "到会人员",
    "参加人员": "到会人员",
    "会议议程": "议程",
    "会议内容": "发言记录",
    "发言": "发言记录",
    "会议决议": "决议",
    "决议事项": "决议",
    "表决情况": "表决",
    "支部名稱": "支部",
    "會議時間": "时间",
    "會議日期": "日期",
    "會議地點": "地点",
    "會議主題": "主题",
    "會議議題": "主题",
    "記錄": "记录人",
    "應到": "应到人数",
    "實到": "实到人数",
    "出席人員": "到会人员",
    "參會人員": "到会人员",
    "參加人員": "到会人员",
    "會議議程": "议程",
    "會議內容": "发言记录",
    "發言": "发言记录",
    "會議決議": "决议",
    "決議事項": "决议",
    "表決情況": "表决",
}
"""Further names by which people mark the places in their own templates."""


def marks() -> dict[str, str]:
    """Returns what may stand in brackets in a template, and the name of the field it means."""
    every = {word: word for one in (*FIELDS, *LISTS) for word in one.words}
    return every | _CALLED


def vocabulary() -> dict[str, dict[str, list[str]]]:
    """Returns every name a template may use: of single fields, and of lists with those of their
    items."""
    return {
        "fields": {word: [] for field in FIELDS for word in field.words},
        "lists": {
            word: [name for field in fields for name in field.words]
            for one, fields in LISTS.items()
            for word in one.words
        },
    }


def spread(
    values: Mapping[str, Any], lists: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, Any]:
    """Maps values by field key to values by all names that templates may use for them."""
    made: dict[str, Any] = {word: values[field.key] for field in FIELDS for word in field.words}
    for one, fields in LISTS.items():
        items = [
            {word: item[field.key] for field in fields for word in field.words}
            for item in lists[one.key]
        ]
        made |= dict.fromkeys(one.words, items)
    return made
