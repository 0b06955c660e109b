"""Who gives whom how much, so that everybody has paid a fair share."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Expense:
    what: str
    payer: str
    amount: float
    sharers: tuple[str, ...]
    day: date | None = None


def balances(expenses: list[Expense]) -> dict[str, float]:
    """What each person is owed (positive) or owes."""
    out: dict[str, float] = {}
    for expense in expenses:
        out[expense.payer] = out.get(expense.payer, 0.0) + expense.amount
        for person in expense.sharers:
            out[person] = out.get(person, 0.0) - expense.amount / len(expense.sharers)
    return out


def settle(expenses: list[Expense]) -> list[tuple[str, str, float]]:
    """Transfers (giver, taker, amount) that even everything out: the largest debtor pays the largest creditor."""
    left = balances(expenses)
    transfers = []
    while left:
        giver = min(left, key=left.__getitem__)
        taker = max(left, key=left.__getitem__)
        amount = round(min(-left[giver], left[taker]), 2)
        if amount <= 0:
            break
        transfers.append((giver, taker, amount))
        left[giver] += amount
        left[taker] -= amount
    return transfers
