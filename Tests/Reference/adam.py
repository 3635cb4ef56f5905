"""Adam and AdamW over 50 steps of given gradients, without clipping: the parameters after each step."""
import fixture
import torch
from batches import prefixed

COUNT, STEPS = 21, 50
# Learning rate, betas, epsilon, decay: PyTorch's own; the source of the second book; far from both;
# with the usual decay, and with much of it.
CASES = [
    (1e-3, (0.9, 0.999), 1e-8, 0),
    (1e-4, (0.9, 0.999), 1e-8, 0),
    (0.05, (0.5, 0.9), 1e-3, 0),
    (1e-3, (0.9, 0.999), 1e-8, 0.01),
    (0.05, (0.5, 0.9), 1e-3, 0.9),
]


def gradients():
    """From tiny to huge, some of them zero for the first steps or for ever."""
    draws = torch.randn(STEPS, COUNT, generator=torch.Generator().manual_seed(4))
    values = draws * torch.logspace(-9, 3, COUNT)
    values[:10, 0] = 0
    values[:, 1] = 0
    return values


def make():
    tensors = {"gradients": gradients()}
    for index, (rate, betas, epsilon, decay) in enumerate(CASES):
        start = torch.linspace(-1, 1, COUNT)
        parameter = torch.nn.Parameter(start.clone())
        adam = (
            torch.optim.AdamW([parameter], rate, betas, epsilon, weight_decay=decay) if decay
            else torch.optim.Adam([parameter], rate, betas, epsilon))
        after = []
        for gradient in gradients():
            parameter.grad = gradient.clone()
            adam.step()
            after.append(parameter.detach().clone())
        tensors |= prefixed(str(index), {
            "settings": torch.tensor([rate, *betas, epsilon, decay], dtype=torch.float64),
            "start": start,
            "after": torch.stack(after),
        })
    fixture.save_tensors("adam", tensors)


if __name__ == "__main__":
    make()
