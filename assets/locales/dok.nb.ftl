# Det dokumentene sier. Mellom «kl.» og klokkeslettet står et hardt mellomrom.
