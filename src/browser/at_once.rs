//! Tasks that are done at once, where what they wait for is already here.

use core::task::{Context, Poll, Waker};

/// Polls a task once, without waiting.
pub fn poll_now<T>(task: impl Future<Output = T>) -> Poll<T> {
    let mut task = core::pin::pin!(task);
    task.as_mut().poll(&mut Context::from_waker(Waker::noop()))
}
