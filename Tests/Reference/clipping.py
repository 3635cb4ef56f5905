"""Clipping by the global norm: the norm of gradients, and what is left of them."""
import fixture
import torch
from batches import prefixed

LIMITS = [0.1, 1.0, 5.0, 1000.0]


def gradients():
    """Of two parameters, as the norm is that of all together; short ones, long ones, and zeros."""
    draws = torch.randn(3, 24, generator=torch.Generator().manual_seed(6))
    return draws * torch.tensor([[1e-6], [1.0], [1e6]]), torch.zeros(24)


def make():
    tensors = {}
    spread, zeros = gradients()
    for index, values in enumerate([*spread, zeros]):
        for limit in LIMITS:
            parameters = [torch.nn.Parameter(torch.zeros(n)) for n in (10, 14)]
            for parameter, gradient in zip(parameters, values.split([10, 14])):
                parameter.grad = gradient.clone()
            norm = torch.nn.utils.clip_grad_norm_(parameters, limit)
            tensors |= prefixed(f"{index}.{limit:g}", {
                "limit": torch.tensor([limit], dtype=torch.float64),
                "gradients": values,
                "norm": norm.reshape(1),
                "clipped": torch.cat([parameter.grad for parameter in parameters]),
            })
    fixture.save_tensors("clipping", tensors)


if __name__ == "__main__":
    make()
