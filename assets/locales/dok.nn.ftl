# Det dokumenta seier. Mellom «kl.» og klokkeslettet står eit hardt mellomrom.
