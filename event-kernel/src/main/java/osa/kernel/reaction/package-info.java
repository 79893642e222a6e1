/// What a service does because of its own events: one follower of the log per reaction.
package osa.kernel.reaction;
