/** What readers of other tools' study files share: what they give, and how they gather it. */
package org.tunebench.engine.studyfile.foreign;
