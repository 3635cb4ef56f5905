"""The learning rate of each step as LambdaLR has it, for schedules with and without a rise."""
import fixture
import torch
from notebook_settings import settings
from notebook_training import make_optimizer

# Schedule, steps of the rise, steps of the training.
CASES = [
    ("constant", 0, 5), ("constant", 3, 6), ("linear", 0, 8), ("linear", 3, 10), ("linear", 9, 9),
    ("linear", 12, 6), ("cosine", 0, 7), ("cosine", 4, 11), ("linear", 0, 1), ("cosine", 0, 1),
]


def rates(schedule, warmup, steps):
    chosen = settings([
        f"optimizer.schedule={schedule}", f"optimizer.warmup={warmup}",
        "optimizer.learningRate=0.004"])
    adam, rates = make_optimizer(torch.nn.Linear(1, 1), chosen, steps)
    taken = []
    for _ in range(steps):
        taken.append(rates.get_last_lr()[0])
        adam.step()
        rates.step()
    return taken


def make():
    fixture.save_json("schedule", {"peak": 0.004, "cases": [
        {"schedule": schedule, "warmup": warmup, "rates": rates(schedule, warmup, steps)}
        for schedule, warmup, steps in CASES
    ]})


if __name__ == "__main__":
    make()
