"""Identity and telephone numbers in what is to be published, however they are written."""

import pytest

from data.values.private_numbers import numbers_in, same_number

IDENTITY = "11010519491231002X"


def found(text: str) -> list[tuple[str, str]]:
    return [(one.what, one.digits) for one in numbers_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        IDENTITY,
        "身份证号：11010519491231002x，男",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105\u200b19491231\u200b002X",
        "110105\u00a019491231\u00a0002X",
        "110105.1949.12.31.002X",
        "（11010519491231002X）",
        "证号11010519491231002X。",
    ],
)
def test_identity_numbers_are_found(text: str) -> None:
    assert found(text) == [("id", IDENTITY)]


def test_old_identity_numbers_and_those_a_spreadsheet_wrote_are_found() -> None:
    assert found("旧证 110105491231002") == [("id", "110105491231002")]
    assert [what for what, _ in found("1.10105194912310e+17")] == ["id"]
    assert [what for what, _ in found("护照：E12345678")] == ["id"]


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "联系人王芳：138-0013-8000",
        "138 0013 8000",
        "138.0013.8000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "１３８００１３８０００",
        "一三八〇〇一三八〇〇〇",
        "请打13800138000，谢谢",
        "138\u200b0013\u200b8000",
        "tel:13800138000",
    ],
)
def test_mobile_numbers_are_found(text: str) -> None:
    assert found(text) == [("phone", "13800138000")]


@pytest.mark.parametrize(
    "text",
    [
        "+86 138 0013 8000", "008613800138000", "010-62345678", "（010）62345678", "0755-2345 6789",
        "02165432100", "400-810-8888", "电话：62345678", "座机 6234-5678", "联系方式是 6234567",
        "+852 2345 6789", "Phone 2345678",
    ],
)  # fmt: skip
def test_other_telephone_numbers_are_found(text: str) -> None:
    assert [what for what, _ in found(text)] == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "公示期 2026年12月1日至12月7日", "2026-12-01 至 2026-12-07", "2026-11-30 15:00–16:30",
        "收入 1234567.89 元，支出 12000 元", "党员 1234 名", "第 1 3 5 7 9 条", "20261201",
        "文号〔2026〕12号", "13 15 17 19 21 23 25 27", "编号 620000000000000000001", "一二三四五",
        "http://example.org/2026/12/01/123456", "邮编 100010", "138 元",
    ],
)  # fmt: skip
def test_dates_amounts_and_ordinals_are_none(text: str) -> None:
    assert found(text) == []


def test_two_beside_each_other_are_two_with_their_lines() -> None:
    text = f"名单\n王芳 13800138000 李强 13900139000\n\n{IDENTITY}"
    assert [(one.what, one.line) for one in numbers_in(text)] == [
        ("phone", 2),
        ("phone", 2),
        ("id", 4),
    ]
    assert len(found("13800138000 13900139000")) == 2


def test_a_number_is_the_same_with_the_countrys_code() -> None:
    assert same_number("13800138000", "8613800138000")
    assert same_number("010-62345678", "(010) 6234 5678")
    assert not same_number("", "")
    assert not same_number("13800138000", "13800138001")
