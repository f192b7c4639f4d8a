/** Registrable domains of the category `ai_assistant`, sorted, parted by white space. */
export const AI_ASSISTANT = `
aider.chat anthropic.com anyscale.com assemblyai.com augmentcode.com baichuan-ai.com baseten.co
blackbox.ai bolt.new character.ai chatglm.cn chatgpt.com civitai.com clarifai.com claude.ai
codegeex.cn cognition.ai cohere.ai cohere.com comet.com connectedpapers.com consensus.app
continue.dev copy.ai coreweave.com crewai.com deepgram.com deepl.com deepmind.com deepmind.google
deepseek.com descript.com devin.ai dify.ai doubao.com elevenlabs.io elicit.com fathom.video
fireflies.ai fireworks.ai flowiseai.com gpt4all.io grammarly.com grok.com groq.com heygen.com
ideogram.ai inflection.ai jan.ai jasper.ai kimi.com krisp.ai labelbox.com lambda.ai lambdalabs.com
langchain.com languagetool.org leonardo.ai llamaindex.ai lmarena.ai lmstudio.ai lmsys.org
lovable.dev lumalabs.ai midjourney.com milvus.io minimax.io mistral.ai moonshot.cn neptune.ai
notebooklm.com notebooklm.google ollama.ai ollama.com openai.com opencode.ai openrouter.ai otter.ai
paperspace.com perplexity.ai phind.com pi.ai pika.art pinecone.io poe.com qdrant.tech quillbot.com
qwen.ai replicate.com roboflow.com runpod.io runwayml.com rytr.me scale.com scite.ai
semanticscholar.org sourcery.ai speechmatics.com stability.ai stablediffusionweb.com suno.com
synthesia.io tldv.io together.ai together.xyz trychroma.com udio.com ultralytics.com v0.app v0.dev
vast.ai wandb.ai weaviate.io wordtune.com writesonic.com x.ai you.com zhipuai.cn zilliz.com
`;
