"""What people say when they want something: all weighted cues, in plain Vietnamese."""

from language.order_rules import ORDERS
from language.question_rules import QUESTIONS
from language.rule import Rule
from language.talk_rules import TALK

RULES: tuple[Rule, ...] = (*QUESTIONS, *ORDERS, *TALK)
