"""The asynchronous state engine: plain asyncio, no Qt, no concrete backend."""
