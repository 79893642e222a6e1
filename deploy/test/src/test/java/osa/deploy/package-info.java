/// What the files in `deploy/` promise, checked without an engine. [ComposePolicy] holds the rules;
/// each is shown to notice its breach.
package osa.deploy;
