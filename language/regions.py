"""Words of the regions for those of the written language: plain data, and where a word needs its neighbours, a rule.

Sources of the words: how people of Nghệ Tĩnh to Huế ("chi, mô, răng, rứa, ni, nớ, chừ") and of the south ("hông, nhiêu,
nghen, mần, bữa nay") speak and so type.
"""

WORDS: dict[str, str] = {
    "rứa": "thế", "răng": "sao", "chừ": "giờ", "nớ": "đó", "ni": "này", "eng": "anh", "tau": "tôi", "hỉ": "nhỉ",
    "hỷ": "nhỉ", "nờ": "nhé", "nhể": "nhỉ", "nhề": "nhỉ", "hí": "nhỉ", "hè": "nhỉ", "vầng": "vâng", "đương": "đang",
    "hông": "không", "hổng": "không", "hôn": "không", "hơm": "không", "hong": "không", "hăm": "không",
    "zậy": "vậy", "dzậy": "vậy", "dzị": "vậy", "zị": "vậy", "vầy": "vậy", "dợ": "vậy", "zợ": "vậy",
    "nghen": "nhé", "nhen": "nhé", "hen": "nhé", "hén": "nhé", "heng": "nhé", "nghenn": "nhé", "nhaa": "nhé",
    "nhoa": "nhé", "nhóa": "nhé", "nhaz": "nhé", "nhoé": "nhé", "nè": "nhé", "nhố": "nhé",
    "mần": "làm", "nhứt": "nhất", "thiệt": "thật", "zô": "vào", "dzô": "vào",
    "zới": "với", "dới": "với", "dìa": "về", "dề": "về", "kím": "tìm", "dòm": "xem", "ngó": "xem",
    "lun": "luôn", "luông": "luôn", "thoai": "thôi", "thôy": "thôi", "zui": "vui", "ngừi": "người",
    "nhìu": "nhiều", "biu": "bao nhiêu", "lẹ": "nhanh",
    "hổm": "hôm", "bển": "bên kia", "trển": "trên", "ổng": "ông", "bả": "bà",
}  # fmt: skip
"""One word, typed with its marks, to the word of the written language."""

PHRASES: dict[tuple[str, str], str] = {
    ("qua", "tuần"): "tuần sau", ("qua", "tháng"): "tháng sau",
    ("bữa", "ni"): "hôm nay", ("bua", "ni"): "hôm nay", ("hôm", "ni"): "hôm nay", ("hom", "ni"): "hôm nay",
    ("bữa", "nay"): "hôm nay", ("bua", "nay"): "hôm nay", ("sáng", "ni"): "sáng nay", ("sang", "ni"): "sáng nay",
    ("chiều", "ni"): "chiều nay", ("chieu", "ni"): "chiều nay", ("tối", "ni"): "tối nay", ("toi", "ni"): "tối nay",
    ("trưa", "ni"): "trưa nay", ("trua", "ni"): "trưa nay",
    ("bữa", "qua"): "hôm qua", ("bua", "qua"): "hôm qua", ("hồi", "hôm"): "hôm qua", ("bây", "chừ"): "bây giờ",
    ("bay", "chu"): "bây giờ", ("tới", "chừ"): "tới giờ", ("toi", "chu"): "tới giờ", ("đến", "chừ"): "đến giờ",
    ("den", "chu"): "đến giờ", ("từ", "chừ"): "từ giờ", ("tu", "chu"): "từ giờ",
    ("phân", "nửa"): "một nửa",
    ("phan", "nua"): "một nửa", ("phân", "nữa"): "một nửa", ("phân", "nưa"): "một nửa", ("bao", "nhiu"): "bao nhiêu",
    ("bi", "nhiêu"): "bao nhiêu",
    ("bi", "nhieu"): "bao nhiêu", ("làm", "răng"): "làm sao", ("lam", "rang"): "làm sao", ("ra", "rang"): "ra sao",
    ("ra", "răng"): "ra sao", ("như", "ri"): "như này", ("như", "rứa"): "như thế", ("nhu", "rua"): "như thế",
    ("cứ", "rứa"): "cứ thế", ("cu", "rua"): "cứ thế", ("rứa", "hè"): "thế nhỉ", ("rang", "roi"): "sao rồi",
    ("rang", "rua"): "sao thế", ("chi", "rua"): "gì thế", ("chi", "rứa"): "gì thế", ("hổm", "rày"): "mấy hôm nay",
    ("hom", "ray"): "mấy hôm nay", ("hồi", "nãy"): "hồi nãy", ("khi", "hồi"): "hồi nãy", ("lúc", "tê"): "lúc nãy",
    ("bữa", "tê"): "hôm kia", ("mấy", "ni"): "mấy này", ("tụi", "tui"): "chúng tôi", ("tui", "tui"): "chúng tôi",
    ("dzậy", "á"): "vậy", ("chớ", "gì"): "chứ gì",
}  # fmt: skip
"""Two words together, as typed, in lower case."""

_ASKED_THING_WORDS = (
    "viec cong lam co phai cai duoc dc nhung can gom noi la nop bao them con loai to vu nhiem phan ngoai vuong "
    "ket han thieu biet hoi muon no mac san pham vc cv nv ghi xin lo giai dung tre cham giay"
)
_ASKED_THING = frozenset(_ASKED_THING_WORDS.split())
_NOT_ASKED_AFTER_CHI_WORDS = "tiet phi cuc bo tieu tra doan hoi dau ho ay oi nhe nha em anh cho thi"
_NOT_ASKED_AFTER_CHI = frozenset(_NOT_ASKED_AFTER_CHI_WORDS.split())
_WHICH_OF_WORDS = (
    "viec vc cv nv vu phan phong vi xa khi ngay bua chung cai ben bp dv muc ai han quan thon quy thang hom cho p"
)
_WHICH_OF = frozenset(_WHICH_OF_WORDS.split())
_AFTER_WHICH_WORDS = (
    "tre lam dang chua bi sap qua phai xong thi co con no cham la den toi ket vuong nop bao hay cham duoc r roi "
    "dau gan lo phu chu gay nhat em anh he ha hi vay rua the hong ko k ta nao kem de chi yeu tot tui toi t e can"
)
_AFTER_WHICH = frozenset(_AFTER_WHICH_WORDS.split())
_PLACES_WORDS = "o toi den tan ra di ve tu"
_PLACES = frozenset(_PLACES_WORDS.split())


def meant(low: str, before: str, after: str) -> str | None:
    """What a regional word that needs its neighbours stands for: "việc chi" is "việc gì", "khi mô" is "khi nào".

    `low` is the word in lower case, `before` and `after` its folded neighbours ("" for none).
    """
    if low == "chi" and before in _ASKED_THING and after not in _NOT_ASKED_AFTER_CHI:
        return "gì"
    if low in ("mô", "mo") and after != "hinh":
        if before in _PLACES and (low == "mô" or not after):
            return "đâu"
        if before in _WHICH_OF and (low == "mô" or not after or after in _AFTER_WHICH):
            return "nào"
        return "đâu" if low == "mô" and not after else None
    if low == "quy1" and (after.isdecimal() or after in ("i", "ii", "iii", "iv")):
        return "quý"
    if low == "rang" and (not after or after in ("roi", "r", "rua", "he", "hi", "vay")):
        return "sao"
    if low == "rua" and not after:
        return "thế"
    if low == "ni" and before in ("tuan", "thang", "quy", "nam", "viec", "cai", "vu", "ky", "xa", "ngay"):
        return "này"
    if low in ("nhiêu", "nhiu") and before not in ("bao", "bay", "bn"):
        return "bao nhiêu"
    if low in ("he", "hi", "hen", "nghe", "ne", "nghen") and not after and before:
        return "nhé"
    return None
