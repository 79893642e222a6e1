/// Reading one's own writes in another service: a command's answer names the position that its
/// events have in the log (`PositionToken`), messages carry the position of what they tell of, and
/// a service remembers per partition how far it has heard (`SeenPositions`). A read that carries a
/// token waits until that is far enough (`PositionWatch`).
package osa.kernel.position;
