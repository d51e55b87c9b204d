raise ValueError('the validator is broken')
