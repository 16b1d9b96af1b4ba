"""What is done with a result: confirmed, printed in Word and Excel, published, another round."""
